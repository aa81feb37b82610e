"""docgen: từ bảng đánh giá người đứng đầu đến văn bản trình ký."""

__version__ = "0.1.0"
