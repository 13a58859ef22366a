// What the form shows of a YAML file, and what it gives back: plain objects, lists and texts.
//
// `fields` describes a group: for each key whether it is a list, and the fields of a group in it.
// A group that may be absent is shown as a list of none or one: a form cannot otherwise leave it out,
// because the fields inside it are required as soon as it is there.
import { isMap, isScalar, isSeq, parseDocument } from './yaml/index.js'

// Every scalar is a text: 1.10 stays 1.10, NO stays NO and a date stays what is written.
const OPTIONS = { schema: 'failsafe', keepSourceTokens: true, prettyErrors: false }

/** Return the parsed file, or nothing when it cannot be read safely. */
export function parsed(text) {
  const document = parseDocument(text, OPTIONS)
  return document.errors.length || !isMap(document.contents) ? null : document
}

/** Return what the form shows of a group. Keys that the model does not know stay in the file only. */
export function shownGroup(node, fields) {
  const shown = {}
  for (const { key, value } of node.items) {
    const field = fields[key.value]
    const found = field && shownField(value, field)
    if (found !== undefined && found !== '') shown[key.value] = found
  }
  return shown
}

/** Return what the form shows of one field; nothing when something else stands there than it can show. */
export function shownField(node, field) {
  if (!field.list && !field.optional) return shownItem(node, field)
  const items = isSeq(node) ? node.items : isBlank(node) ? [] : [node]
  const shown = items.map(item => shownItem(item, field))
  return shown.includes(undefined) ? undefined : shown
}

/** Return what the form shows of one item of a list, or of a value that is no list. */
export function shownItem(node, field) {
  if (field.fields) return isMap(node) ? shownGroup(node, field.fields) : undefined
  return node === null ? '' : isScalar(node) ? String(node.value ?? '') : undefined
}

export function isBlank(node) {
  return node === null || (isScalar(node) && !node.value)
}

/** Return a value of the form as it belongs in the file: without blanks, in the order of the model. */
export function filed(value, field) {
  if (Array.isArray(value)) {
    const items = value.map(item => filedItem(item, field)).filter(item => !isEmpty(item))
    return field.optional ? items[0] : items
  }
  return filedItem(value, field)
}

function filedItem(value, field) {
  if (value === null || value === undefined) return undefined
  return field.fields ? filedGroup(value, field.fields) : String(value).trim()
}

/** Return a group of the form as it belongs in the file. */
export function filedGroup(value, fields) {
  const kept = Object.entries(fields).map(([key, field]) => [key, filed(value[key], field)])
  return Object.fromEntries(kept.filter(([, part]) => !isEmpty(part)))
}

export function isEmpty(value) {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other)
}
