// What docs/bench-tables runs in GoRules ZEN: the files that TableBenchmark has written, each a decision and its facts.
const fs = require('fs');
const { ZenEngine } = require('@gorules/zen-engine');

async function matching(decision, facts) {
  let matched = 0;
  for (const fact of facts) {
    const { result } = await decision.evaluate(fact);
    matched += Array.isArray(result) ? result.length : 0;
  }
  return matched;
}

function cpu(since) {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

async function main(files) {
  for (const file of files) {
    const { rows, decision, facts, matching: expected } = JSON.parse(fs.readFileSync(file));
    const loading = process.cpuUsage();
    const loaded = new ZenEngine().createDecision(Buffer.from(JSON.stringify(decision)));
    console.log(`ZEN takes ${rows} rows: ${(cpu(loading) / 1e3).toFixed(1)} ms of CPU in all threads`);
    let best = Infinity;
    let matched;
    for (let round = 0; round < 5; round++) {
      const start = process.cpuUsage();
      matched = await matching(loaded, facts);
      best = Math.min(best, cpu(start) / facts.length);
    }
    if (matched !== expected) {
      throw new Error(`ZEN matches ${matched} rows, expected are ${expected}`);
    }
    console.log(`decide against ${rows} rows: ZEN ${best.toFixed(2)} µs a fact in all threads, ${(matched / facts.length).toFixed(2)} rows match`);
  }
}

main(process.argv.slice(2)).catch(failed => {
  console.error(failed.message);
  process.exit(1);
});
