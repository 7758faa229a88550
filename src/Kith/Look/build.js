import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, Logger } from 'sass'

const look = dirname(fileURLToPath(import.meta.url))
const root = join(look, '../../..')
const out = join(look, '../wwwroot/assets')
const modules = join(root, 'node_modules')

// Child first: an import is rewritten to name the hash of what it imports, so a cached module can never be stale.
const scripts = {
  'govuk-frontend.min.js': join(modules, 'govuk-frontend/dist/govuk/govuk-frontend.min.js'),
  'button-menu.js': join(modules, '@ministryofjustice/frontend/moj/components/button-menu/button-menu.bundle.mjs'),
  'drafts.js': join(look, 'drafts.js'),
  'follow.js': join(look, 'follow.js'),
  'add-another.js': join(look, 'add-another.js'),
  'kith.js': join(look, 'kith.js'),
  'echarts.js': join(modules, 'echarts/dist/echarts.common.min.js'),
  'chart.js': join(look, 'chart.js'),
  'leaflet.js': join(modules, 'leaflet/dist/leaflet.js'),
  'map.js': join(look, 'map.js'),
}
const images = ['icon-close-cross-black.svg', 'icon-document.svg', 'icon-tag-remove-cross-white.svg', 'icon-tag-remove-cross.svg', 'icon-toggle-plus-minus.svg']

rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'images'), { recursive: true })

const { css } = compile(join(look, 'kith.scss'), {
  loadPaths: [root],
  style: 'compressed',
  quietDeps: true,
  // MoJ Frontend calls mixins that GOV.UK Frontend has marked as ageing.
  logger: Logger.silent,
})
writeFileSync(join(out, 'kith.css'), css)
cpSync(join(modules, 'leaflet/dist/leaflet.css'), join(out, 'leaflet.css'))
for (const image of ['layers.png', 'layers-2x.png', 'marker-icon.png']) cpSync(join(modules, 'leaflet/dist/images', image), join(out, 'images', image))

const hashes = {}
for (const [name, path] of Object.entries(scripts)) {
  const text = readFileSync(path, 'utf8')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .replace(/^(import .*)'\.\/([\w.-]+)'/gm, (_, words, child) => `${words}'./${child}?v=${hashes[child] ?? missing(child)}'`)
  hashes[name] = createHash('sha256').update(text).digest('hex').slice(0, 16)
  writeFileSync(join(out, name), text)
}
for (const image of images) cpSync(join(modules, '@ministryofjustice/frontend/moj/assets/images', image), join(out, 'images', image))
cpSync(join(look, 'favicon.svg'), join(out, 'images/favicon.svg'))

const wanted = [...css.matchAll(/url\("?images\/([^")]+)/g)].map(match => match[1])
const copied = readdirSync(join(out, 'images'))
for (const image of wanted) if (!copied.includes(image)) missing(image)

function missing(name) {
  throw new Error(`${name} is asked for but not built`)
}
