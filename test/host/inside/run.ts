/** Runs the suites of this folder inside the editor; the path of this module is its `--extensionTestsPath`. */
import Mocha from 'mocha';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rejects unless there were tests and all passed. Their counts go to the file that the environment names. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, forbidOnly: true, forbidPending: true, color: false });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))) {
    mocha.addFile(join(__dirname, file));
  }
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      const results = process.env['AI_GATEWAY_AUTH_RESULTS'];
      if (results !== undefined) writeFileSync(results, JSON.stringify({ passed: passes, failed: failures }));
    });
  });
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
