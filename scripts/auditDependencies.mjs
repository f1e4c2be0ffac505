// Known weaknesses in what runs in production. High and critical ones fail; a registry that does not answer never does,
// so that a check without network says "not checked" instead of failing or keeping silent.
import { spawnSync } from 'node:child_process';

const TIMEOUT_MS = 60_000;
const options = ['--omit=dev', '--audit-level=high', '--json', '--fetch-retries=0', '--fetch-timeout=15000'];
const { stdout } = spawnSync('npm', ['audit', ...options], { encoding: 'utf8', timeout: TIMEOUT_MS, shell: process.platform === 'win32' });

const report = readReport(stdout);
const counts = report?.metadata?.vulnerabilities;
if (typeof counts?.high !== 'number' || typeof counts.critical !== 'number') {
  console.log('dependency audit: not checked (the registry did not answer)');
  process.exit(0);
}
const serious = Object.values(report.vulnerabilities ?? {}).filter(({ severity }) => severity === 'high' || severity === 'critical');
for (const { name, severity, range, via } of serious) {
  const titles = via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url ?? ''}`.trim()));
  console.error(`${name} ${range} (${severity}): ${titles.join('; ')}`);
}
console.log(`dependency audit: ${counts.critical} critical, ${counts.high} high, ${counts.moderate ?? 0} moderate, ${counts.low ?? 0} low`);
process.exit(counts.high + counts.critical === 0 ? 0 : 1);

function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
