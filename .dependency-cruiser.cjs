const swc = require('@swc/core');

// dependency-cruiser asks swc for TypeScript without JSX, whatever the file's name says.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

/**
 * Who may import whom. One line a folder of main/: what it may import beside itself, npm packages and Node.
 * The order is the path of the data; a folder that is not named here may import nothing of ours.
 * Cycles are found by the linter (noImportCycles), which knows that types are gone when the program runs.
 */
const MAY_IMPORT = {
  contract: [],
  timeline: ['contract'],
  jobs: ['contract'],
  store: ['contract'],
  inference: ['contract', 'store'],
  ingest: ['contract', 'store', 'jobs'],
  analysis: ['contract', 'store', 'jobs', 'ingest', 'inference'],
  corrections: ['contract', 'ingest', 'inference', 'analysis'],
  inbetween: ['contract', 'store', 'jobs', 'ingest', 'inference', 'analysis', 'corrections'],
  judge: ['contract', 'store', 'jobs', 'ingest', 'inference', 'analysis', 'inbetween'],
  export: ['contract', 'store', 'jobs', 'ingest', 'timeline'],
  paint: ['contract', 'store', 'ingest', 'inbetween'],
  desk: [
    'contract',
    'store',
    'jobs',
    'ingest',
    'inference',
    'analysis',
    'corrections',
    'inbetween',
    'judge',
    'paint',
    'timeline',
    'export',
  ],
  cli: [
    'contract',
    'store',
    'jobs',
    'ingest',
    'inference',
    'analysis',
    'corrections',
    'inbetween',
    'judge',
    'paint',
    'timeline',
    'export',
    'desk',
  ],
  hosts: ['contract', 'inference', 'inbetween', 'desk'],
  // Runs before anything is installed.
  setup: [],
};

/** Tests and what only tests use may reach further: they put parts together. */
const TESTS = ['[.]test[.]tsx?$', '/testing/', '/testing[a-z-]*[.]tsx?$'];
const ours = '^(main|renderer|e2e)/';

const folderRules = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `main-${folder}`,
  comment: `main/${folder} may import ${['itself', ...allowed.map((name) => `main/${name}`)].join(', ')}.`,
  severity: 'error',
  from: { path: `^main/${folder}/`, pathNot: TESTS },
  to: { path: ours, pathNot: `^main/(${[folder, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'main-folder-unnamed',
      comment: 'A new folder of main/ is named in MAY_IMPORT first.',
      severity: 'error',
      from: { path: '^main/', pathNot: `^main/(${Object.keys(MAY_IMPORT).join('|')})/` },
      to: { path: ours },
    },
    {
      name: 'renderer-knows-the-contract-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|e2e)/', pathNot: '^main/contract/' },
    },
    {
      name: 'renderer-runs-in-a-page',
      severity: 'error',
      from: { path: ['^renderer/', '^main/contract/'], pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-its-host-only',
      severity: 'error',
      from: { path: ours, pathNot: '^main/hosts/electron/' },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'onnxruntime-in-inference-only',
      severity: 'error',
      from: { path: ours, pathNot: '^main/inference/' },
      to: { path: '(^|/)node_modules/onnxruntime-' },
    },
    {
      name: 'setup-needs-nothing-installed',
      severity: 'error',
      from: { path: '^main/setup/.*\\.mjs$' },
      to: { dependencyTypesNot: ['core', 'local'] },
    },
    {
      name: 'product-needs-no-tools',
      comment: 'What runs at the user is in dependencies. Electron is there by itself.',
      severity: 'error',
      from: { path: '^(main|renderer)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(^|/)node_modules/electron/' },
    },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // TypeScript 7 has no parser that dependency-cruiser could ask; swc also sees imports of types.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
