// easy-template-x: một TemplateHandler cho cả mẻ, byte của mẫu đọc một lần.
"use strict";

const fs = require("node:fs");
const { TemplateHandler } = require("easy-template-x");

module.exports = (template) => {
  const content = fs.readFileSync(template);
  const handler = new TemplateHandler();
  return (record) => handler.process(content, record);
};
