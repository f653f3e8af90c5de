import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { build, type Plugin, type Rolldown } from 'vite';

/** Code that the installed application opens without a network: the door, the courier's pages, their words. */
const offline = [
  /\/areas\/courier\//,
  /\/i18n\/(en|id)\/(courier|problems)\.ts$/,
  /\/session\/(sign-in-page|require-session)\.tsx$/,
  /\/shell\/(shell|account-menu|more-tab)\.tsx$/,
  /\/offline\/who\.ts$/,
];
/** Of the typeface, what Indonesian and English are written with. */
const otherScripts = /latin-ext|cyrillic|vietnamese|greek/;
const fixed = ['/first-paint.js', '/mark.svg', '/manifest.webmanifest', '/icon-192.png'];

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const isChunk = (output: Bundle[string] | undefined): output is Chunk => output?.type === 'chunk';

/** Every file of the build that those pages need, with all that they import. */
export function offlineFiles(bundle: Bundle): string[] {
  const files = new Set<string>();
  const take = (name: string): void => {
    const chunk = bundle[name];
    if (!isChunk(chunk) || files.has(name)) return;
    files.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset);
    chunk.imports.forEach(take);
  };
  for (const output of Object.values(bundle)) {
    if (!isChunk(output)) continue;
    const module = output.facadeModuleId ?? '';
    if (output.isEntry || offline.some((pattern) => pattern.test(module))) take(output.fileName);
  }
  const type = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
  return [...files, ...type].filter((name) => !otherScripts.test(name)).map((name) => `/${name}`);
}

/** What imports what, for whoever measures how much a page loads. */
const chunksOf = (bundle: Bundle) =>
  Object.values(bundle)
    .filter(isChunk)
    .map(({ fileName, isEntry, facadeModuleId, imports }) => ({
      fileName,
      isEntry,
      facadeModuleId,
      imports,
    }));

/** The service worker, in one file at an address that no release changes, and the icons of the installed application. */
export function pwa(root: string): Plugin {
  let outDir = '';
  let files: string[] = [];
  return {
    name: 'pwa',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    generateBundle(_options, bundle) {
      files = [...new Set([...offlineFiles(bundle), ...fixed])].sort();
      writeFileSync(`${outDir}.chunks.json`, JSON.stringify(chunksOf(bundle), null, 1));
    },
    async closeBundle() {
      await drawIcons(join(root, 'public/mark.svg'), outDir);
      const page = readFileSync(join(outDir, 'index.html'));
      const version = createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 12);
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        publicDir: false,
        define: { __FILES__: JSON.stringify(files), __VERSION__: JSON.stringify(version) },
        build: {
          outDir,
          emptyOutDir: false,
          rolldownOptions: {
            input: join(root, 'src/offline/service-worker.ts'),
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

const ground = '#132750';

/** The mark as it is, and set back on its ground where a phone cuts icons to a shape of its own. */
async function drawIcons(mark: string, outDir: string): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  const svg = readFileSync(mark);
  const icons = [
    { name: 'icon-192.png', size: 192, share: 1 },
    { name: 'icon-512.png', size: 512, share: 1 },
    { name: 'icon-maskable-512.png', size: 512, share: 0.78 },
    { name: 'apple-touch-icon.png', size: 180, share: 0.9 },
  ];
  for (const { name, size, share } of icons) {
    const inner = Math.round(size * share);
    const drawn = await sharp(svg, { density: 600 }).resize(inner, inner).png().toBuffer();
    const background = share === 1 ? '#00000000' : ground;
    const plate = sharp({ create: { width: size, height: size, channels: 4, background } });
    await plate
      .composite([{ input: drawn, gravity: 'centre' }])
      .png()
      .toFile(join(outDir, name));
  }
}
