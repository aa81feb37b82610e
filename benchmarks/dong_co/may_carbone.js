// carbone, bản cộng đồng: API gọi lại bọc thành Promise, mỗi lần một văn bản.
"use strict";

const carbone = require("carbone");

module.exports = (template) => (record) =>
  new Promise((resolve, reject) => {
    carbone.render(template, record, (error, data) => (error ? reject(error) : resolve(data)));
  });
