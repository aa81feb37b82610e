"""Luật dưới dạng dữ liệu: tệp YAML → Regulation; mỗi phiên bản một tệp."""
