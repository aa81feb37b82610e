# Bốn việc: make demo, make test, make check, make dist. Máy cần Python 3.11 trở lên; phần còn lại Makefile tự cài.
.PHONY: help demo test check dist clean generate
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Python đầu tiên từ 3.11 trở lên mà tạo được môi trường ảo; chỉ định khác: make PYTHON=/đường/dẫn/python3 …
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && \
	echo "$$name" && break; done)
SAMPLES := binh_phuoc_2022 tay_ninh_2023 mau_day_du
OUT := outputs/vi_du

help:
	@echo "make demo   cài đặt rồi chạy ba đầu vào mẫu, kết quả ở $(OUT)"
	@echo "make test   cài đặt rồi chạy mọi phép thử"
	@echo "make check  định dạng, lint, kiểu, thứ tự phòng, tài liệu sinh tự động"
	@echo "make dist   đóng gói wheel vào dist/"
	@echo "make clean  xóa môi trường và mọi thứ sinh ra"

# Môi trường chỉ dựng lại khi pyproject.toml đổi; docgen cài ở dạng sửa được nên mã đổi không phải cài lại.
$(VENV)/pip.stamp: pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "Cần Python 3.11 trở lên, có venv. Debian: apt-get install python3 python3-venv." >&2; \
		echo "Đã có ở chỗ khác thì chỉ ra: make PYTHON=/đường/dẫn/python3 …" >&2; \
		exit 1; fi
	"$(PYTHON)" -m venv --clear $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/pip.stamp
	$(PIP) --editable '.[dev]'
	@touch $@

demo: $(VENV)/pip.stamp
	@set -e; number=0; for sample in $(SAMPLES); do \
		number=$$((number + 1)); input=inputs/vi_du/$$sample; \
		echo; echo "== Mẫu $$number/$(words $(SAMPLES)): $$input"; \
		echo "-- Mức xếp loại:"; \
		$(BIN)/docgen classify "$$input"; \
		echo; echo "-- Lập văn bản vào $(OUT)/$$sample (chưa lập được là bình thường: thiếu số ban hành, thiếu ý kiến):"; \
		$(BIN)/docgen build "$$input" -o $(OUT)/$$sample; \
		echo; echo "-- Kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP mọi văn bản vừa lập:"; \
		$(BIN)/docgen check $(OUT)/$$sample; \
	done
	@echo; echo "Xong. Mở bằng Word hoặc LibreOffice các tệp .docx trong:"
	@for sample in $(SAMPLES); do echo "  $(OUT)/$$sample/*/*/"; done

# Liberation Serif 1.x thiếu chữ tiếng Việt; Debian 12 để bản 2.x trong gói riêng, Debian 13 thì không.
FONTS = $(shell . /etc/os-release 2>/dev/null; [ "$$VERSION_ID" = 12 ] && echo fonts-liberation2 || echo fonts-liberation)
# Phép thử mở văn bản bằng LibreOffice, unzip và xem trang bằng pdftoppm, với phông cùng bề rộng Times New Roman; mount và
# chattr để có ổ đĩa đầy, tệp không ai thay được.
$(VENV)/system.stamp: $(VENV)/pip.stamp
	@missing=""; \
	command -v soffice >/dev/null || missing="$$missing libreoffice-writer"; \
	command -v pdftoppm >/dev/null || missing="$$missing poppler-utils"; \
	command -v unzip >/dev/null || missing="$$missing unzip"; \
	command -v chattr >/dev/null || missing="$$missing e2fsprogs"; \
	command -v mount >/dev/null || missing="$$missing mount"; \
	{ command -v fc-list >/dev/null && fc-list ':lang=vi' family | grep -Eq 'Liberation Serif|Times New Roman'; } || \
		missing="$$missing fontconfig $(FONTS)"; \
	if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ]; then sudo=""; \
		elif sudo -n true 2>/dev/null; then sudo="sudo"; \
		else echo "Thiếu gói hệ thống:$$missing. Cài bằng: sudo apt-get install$$missing" >&2; exit 1; fi; \
		echo "Cài gói hệ thống:$$missing"; \
		{ $$sudo apt-get update -qq && \
			DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; } || \
			{ echo "apt không cài được:$$missing. Cài bằng tay rồi chạy lại." >&2; exit 1; }; \
	fi
	@touch $@

# Mỗi nhân một tiến trình thử, không quá bốn: mỗi tiến trình giữ mẫu và đầu vào dựng sẵn của riêng nó.
test: $(VENV)/dev.stamp $(VENV)/system.stamp
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.generate --check

# Sinh lại mẫu Word dựng sẵn và tài liệu từ khai báo trong mã.
generate: $(VENV)/dev.stamp
	$(BIN)/python -m tools.generate

dist: $(VENV)/dev.stamp
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build mutants .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
