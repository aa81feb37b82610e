// docxtemplater + pizzip: byte của mẫu đọc một lần, mỗi văn bản một Docxtemplater mới như tài liệu của thư viện.
"use strict";

const fs = require("node:fs");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

module.exports = (template) => {
  const content = fs.readFileSync(template);
  return (record) => {
    const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
    document.render(record);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
};
