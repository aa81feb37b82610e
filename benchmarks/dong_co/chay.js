// Như chay.py, cho các bộ điền của Node.js: node chay.js BỘ_ĐIỀN VIỆC MẪU BẢN_GHI THƯ_MỤC SỐ_VĂN_BẢN SỐ_LÀM_NÓNG
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { performance } = require("node:perf_hooks");

function read(file, count) {
  return fs.readFileSync(file, "utf8").split("\n").slice(0, count).map((line) => JSON.parse(line));
}

async function main(engine, job, template, records, folder, count, warm) {
  const warming = `${folder}_lam_nong`;
  fs.mkdirSync(folder, { recursive: true });
  fs.mkdirSync(warming);
  const data = read(records, Number(count));
  const start = performance.now();
  const machine = require(`./${engine}.js`)(template);
  const save = async (record, target) => fs.writeFileSync(target, await machine(record));
  await save(data[0], path.join(warming, "dau.docx"));
  const first = performance.now() - start;
  for (let number = 0; number < Math.min(Number(warm), data.length); number += 1) {
    await save(data[number], path.join(warming, `${number}.docx`));
  }
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  for (let number = 0; number < data.length; number += 1) {
    await save(data[number], path.join(folder, `${number}.docx`));
  }
  const wall = performance.now() - before;
  const cpu = process.cpuUsage(cpuBefore);
  console.log(JSON.stringify({
    docs: data.length,
    wall: wall / 1000,
    cpu: (cpu.user + cpu.system) / 1e6,
    first: first / 1000,
  }));
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(`${error}`);
  process.exit(1);
});
