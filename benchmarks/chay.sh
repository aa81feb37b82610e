#!/bin/sh
# Dựng môi trường nếu chưa có rồi đo tất cả: benchmarks/chay.sh [--quick] [tùy chọn khác của nam_het.py].
# Cần Python 3.11 trở lên (có venv), Node.js 18 trở lên và npm. Mọi thứ nằm trong benchmarks/, xóa đi là sạch.
set -eu
cd "$(dirname "$0")"
PYTHON="${PYTHON:-python3}"
for program in "$PYTHON" node npm; do
    command -v "$program" >/dev/null || { echo "Thiếu $program. Cài rồi chạy lại; xem benchmarks/README.md." >&2; exit 8; }
done

# Chỉ dựng lại khi tệp khai phiên bản đổi: dấu .xong mới hơn các tệp ấy.
fresh() {
    stamp=$1
    shift
    [ -e "$stamp" ] || return 1
    for file in "$@"; do
        [ "$stamp" -nt "$file" ] || return 1
    done
}

install() {
    "$PYTHON" -m venv --clear "$1"
    folder=$1
    shift
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
    touch "$folder/.xong"
}

fresh .venv/.xong requirements.txt ../pyproject.toml || install .venv -r requirements.txt --editable ..
fresh .venv-rust/.xong requirements-rust.txt || install .venv-rust -r requirements-rust.txt
fresh node_modules/.xong package.json || { rm -rf node_modules && npm install --silent && touch node_modules/.xong; }

exec .venv/bin/python nam_het.py "$@"
