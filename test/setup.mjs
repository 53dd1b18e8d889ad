/**
 * Installs the project's own packages by the lock file, when they are missing or older than it.
 * Plain JavaScript without packages, since it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

/** Packages of a lock file as `path → version`, without those that this platform may leave out. */
function packagesOf(lockFile) {
  try {
    const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
    return new Map(
      Object.entries(packages)
        .filter(([path, entry]) => path !== '' && !entry.optional)
        .map(([path, entry]) => [path, entry.version]),
    );
  } catch (error) {
    if (error.code === 'ENOENT') return new Map();
    throw error;
  }
}

const wanted = packagesOf('package-lock.json');
const installed = packagesOf('node_modules/.package-lock.json');
const missing = [...wanted].filter(([path, version]) => installed.get(path) !== version);
if (missing.length > 0) {
  console.log(`Set-up: installing ${wanted.size} npm packages by package-lock.json …`);
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('Set-up failed: npm could not install the packages. Is the network there?');
    process.exit(1);
  }
}
