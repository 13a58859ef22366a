// Values as YAML text in the one layout of the data folder; `generator/editing/yaml_text.py` is its twin.
import { Document, Scalar, isScalar, visit } from './yaml/index.js'

const SHORT_NAME = /^[a-z0-9][a-z0-9-]*$/
const WIDEST_LIST = 90
// Texts that other YAML loaders take for something else.
const NOT_PLAIN = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', '~'])
const STYLE = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false, blockQuote: 'literal' }

/** Return one field as lines of YAML. */
export function fieldText(key, value, indent) {
  return indented(yamlOf({ [key]: value }, indent), indent)
}

/** Return one item of a list as lines of YAML. */
export function itemText(value, indent) {
  return indented(yamlOf([value], indent), indent)
}

/** Return a text as it stands behind its key. `quoting` is how the text before it was quoted. */
export function scalarText(text, indent, quoting) {
  const scalar = new Scalar(text)
  const isQuoted = quoting === Scalar.QUOTE_SINGLE || quoting === Scalar.QUOTE_DOUBLE
  if (isQuoted && !text.includes('\n')) scalar.type = quoting
  const lines = yamlOf({ k: scalar }, indent).slice('k: '.length, -1)
  return indented(lines, indent).trimStart()
}

/** Return a list of texts between brackets. */
export function bracketText(items) {
  const list = yamlDocument(items)
  list.contents.flow = true
  return list.toString(STYLE).trimEnd()
}

function yamlOf(value, indent) {
  const document = yamlDocument(value)
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key' && !node.type) node.type = typeOf(node.value)
    },
    Pair(_, pair) {
      const items = pair.value?.items
      if (!items?.length || !items.every(item => isScalar(item) && SHORT_NAME.test(item.value))) return
      const width = indent + pair.key.value.length + bracketText(items.map(item => item.value)).length
      pair.value.flow = width < WIDEST_LIST
    },
  })
  return document.toString(STYLE)
}

function yamlDocument(value) {
  return new Document(value, { schema: 'failsafe' })
}

function typeOf(text) {
  if (text.includes('\n')) return Scalar.BLOCK_LITERAL
  return NOT_PLAIN.has(text.toLowerCase()) ? Scalar.QUOTE_SINGLE : Scalar.PLAIN
}

function indented(text, indent) {
  const margin = ' '.repeat(indent)
  return text.replace(/^(?=.)/gm, margin)
}
