// Puts the values of the form into the text of a file. Only what was changed is written anew; every
// other character stays as it was: comments, quotation marks, the order of the fields, 1.10.
//
// The text is cut into pieces of whole lines: fields or items, and what stands between them (comments
// and blank lines). The new text is made of the old pieces and of new ones where a value changed.
import { isMap, isScalar, isSeq } from './yaml/index.js'
import { filed, filedGroup, isBlank, isEmpty, isSame, parsed, shownField, shownGroup, shownItem } from './values.js'
import { bracketText, fieldText, itemText, scalarText } from './writing.js'

/** Return the text of a file with the values of the form in it. */
export function merged(text, values, fields) {
  const source = `${text.replaceAll('\r\n', '\n').trimEnd()}\n`
  const document = parsed(source)
  if (!document) throw new Error('dit bestand is niet te lezen. Open het in een tekstprogramma')
  if (document.contents.flow) throw new Error('dit bestand staat tussen accolades. Zet elk veld op een eigen regel')
  const cut = new Cut(source)
  const root = document.contents
  const first = cut.lineStart(root.items[0].key.range[0])
  const result = source.slice(0, first) + cut.group(root, values, fields, first) + source.slice(cut.endOfValue(root))
  return text.includes('\r\n') ? result.replaceAll('\n', '\r\n') : result
}

/** Return the text of a new file. */
export function written(values, fields, head) {
  const kept = Object.entries(filedGroup(values, fields))
  return head + kept.map(([key, value]) => fieldText(key, value, 0)).join('')
}

class Cut {
  constructor(text) {
    this.text = text
  }

  /** Return a group as whole lines, from a place in the text on. The first has its margin, also behind a dash. */
  group(node, values, fields, from) {
    const indent = this.column(node.items[0].key.range[0])
    const wanted = filedGroup(values, fields)
    const pieces = this.pieces(node.items.map(pair => [pair.key.range[0], pair.value ?? pair.key]), from)
    const kept = node.items.map((pair, index) => {
      const key = pair.key.value
      const piece = ' '.repeat(indent) + this.text.slice(pair.key.range[0], pieces[index].end)
      const text = fields[key] ? this.field(pair, piece, values[key], fields[key], indent) : piece
      return { key, text: pieces[index].before + text }
    })
    return withNew(kept, wanted, fields, key => fieldText(key, wanted[key], indent)).join('')
  }

  /** Return a group between braces, a row of figures; nothing when it no longer fits on one line. */
  braces(node, wanted, fields) {
    const old = this.text.slice(...node.range.slice(0, 2))
    if (/[\n#]/.test(old) || Object.values(wanted).some(value => /\n/.test(value) || typeof value !== 'string')) return null
    const written = key => `${key}: ${bracketText([wanted[key]]).slice(1, -1)}`
    const kept = node.items.flatMap(({ key: { value: key, range }, value }) => {
      const isChanged = key in wanted && shownItem(value, fields[key]) !== wanted[key]
      if (key in fields && !(key in wanted)) return []
      return { key, text: isChanged ? written(key) : this.text.slice(range[0], value?.range[1] ?? range[1]) }
    })
    return `{${withNew(kept, wanted, fields, written).join(', ')}}`
  }

  /** Return a field as whole lines; nothing when its value was taken away. */
  field(pair, piece, value, field, indent) {
    const { key, value: node } = pair
    const wanted = filed(value, field)
    if (isSame(filed(shownField(node, field), field), wanted)) return piece
    if (isEmpty(wanted)) return ''
    const from = this.text.indexOf('\n', key.range[1]) + 1
    const opening = piece.slice(0, piece.indexOf('\n') + 1)
    if (field.fields && !field.list && isMap(node) && !node.flow) {
      return opening + this.group(node, field.optional ? value[0] : value, field.fields, from)
    }
    if (field.list && isSeq(node) && !node.flow) return opening + this.list(node, value, field, from)
    const start = key.range[0] - indent
    if (field.list && !field.fields && isSeq(node)) return this.replaced(piece, start, node, bracketText(wanted))
    if (!field.list && !field.fields && isScalar(node) && !isBlank(node)) {
      return this.replaced(piece, start, node, scalarText(wanted, indent, node.type))
    }
    if (!isBlank(node) && /(^|\s)#/.test(piece)) {
      throw new Error(`bij “${key.value}” staat een opmerking die zou verdwijnen. Zet die op een eigen regel erboven`)
    }
    return withRemark(fieldText(key.value, wanted, indent), isBlank(node) ? remarkIn(opening) : '')
  }

  /** Return a piece with another value in it; what stands behind the value stays, on the first line. */
  replaced(piece, start, node, text) {
    const [from, to] = node.range.map(at => at - start)
    const old = piece.slice(from, to)
    const isBlock = /^[|>]/.test(old)
    return withRemark(`${piece.slice(0, from)}${text}\n`, isBlock ? remarkIn(old) : piece.slice(to).trimEnd())
  }

  /** Return the items of a list as whole lines: those that stayed as they were, wherever they are now. */
  list(node, values, field, from) {
    const items = values.filter(value => !isEmpty(filed([value], { ...field, optional: true })))
    const pieces = this.pieces(node.items.map((item, index) => [this.dash(node, index), item]), from)
    const sources = matched(
      node.items.map(item => wantedItem(shownItem(item, field), field)),
      items.map(item => wantedItem(item, field)),
    )
    // A remark above an item goes where the item goes; above an item that is gone it stays.
    let stray = ''
    const before = pieces.map((piece, index) => {
      const remark = stray + piece.before
      stray = sources.includes(index) ? '' : remark
      return remark
    })
    const indent = this.column(this.dash(node, 0))
    const texts = items.map((item, index) => {
      const source = sources[index]
      if (source === undefined) return itemText(wantedItem(item, field), indent)
      return before[source] + this.item(node, source, pieces[source], item, field)
    })
    return texts.join('') + stray
  }

  item(node, index, piece, value, field) {
    const item = node.items[index]
    const dash = this.dash(node, index)
    const margin = ' '.repeat(this.column(dash))
    const text = margin + this.text.slice(dash, piece.end)
    const wanted = wantedItem(value, field)
    if (isSame(wantedItem(shownItem(item, field), field), wanted)) return text
    if (isMap(item) && !item.flow) {
      const opening = margin + this.text.slice(dash, item.items[0].key.range[0])
      const first = item.items[0].key.range[0]
      return opening + this.group(item, value, field.fields, this.lineStart(first)).trimStart()
    }
    const written = isMap(item)
      ? this.braces(item, wanted, field.fields)
      : isScalar(item) && scalarText(wanted, margin.length, item.type)
    return written ? this.replaced(text, dash - margin.length, item, written) : itemText(wanted, margin.length)
  }

  /** Cut a stretch of the text into pieces, each with what stands before it: remarks and blank lines. */
  pieces(places, from) {
    let last = from
    return places.map(([start, value]) => {
      const before = this.text.slice(last, this.lineStart(start))
      last = this.endOfValue(value)
      return { before, end: last }
    })
  }

  dash(node, index) {
    return node.srcToken.items[index].start.find(token => token.type === 'seq-item-ind').offset
  }

  /** Return where the line ends in which a value ends, its line break included. */
  endOfValue(node) {
    const last = isMap(node) || isSeq(node) ? lastOf(node) : null
    if (last) return this.endOfValue(last)
    const written = this.text.slice(0, node.range[1]).trimEnd().length
    const found = this.text.indexOf('\n', Math.max(written, node.range[0]))
    return found < 0 ? this.text.length : found + 1
  }

  lineStart(at) {
    return this.text.lastIndexOf('\n', at - 1) + 1
  }

  column(at) {
    return at - this.lineStart(at)
  }
}

/** Return the texts of the keys that stay, with those of new keys in the order of the model. */
function withNew(kept, wanted, fields, write) {
  const order = Object.keys(fields)
  const all = [...kept]
  for (const key of Object.keys(wanted)) {
    if (all.some(one => one.key === key)) continue
    const later = order.slice(order.indexOf(key) + 1)
    const at = all.findIndex(one => later.includes(one.key))
    all.splice(at < 0 ? all.length : at, 0, { key, text: write(key) })
  }
  return all.map(one => one.text)
}

function lastOf(node) {
  if (node.flow || !node.items.length) return null
  const last = node.items.at(-1)
  return isSeq(node) ? last : last.value ?? last.key
}

function wantedItem(value, field) {
  return filed([value], { ...field, optional: true })
}

/** For each new item, tell which old one it was: the same one, else the one it has most in common with. */
function matched(old, items) {
  const free = new Set(old.keys())
  const sources = items.map(item => taken(free, [...free].find(index => isSame(old[index], item))))
  return sources.map((source, at) => source ?? taken(free, nearest(old, free, items[at], at)))
}

function taken(free, index) {
  free.delete(index)
  return index
}

function nearest(old, free, item, at) {
  if (typeof item === 'string') return free.has(at) ? at : undefined
  const alike = index => Object.keys(item).filter(key => isSame(item[key], old[index]?.[key])).length
  return [...free].filter(alike).sort((one, other) => alike(other) - alike(one))[0]
}

function remarkIn(line) {
  return /\s#.*/.exec(line.split('\n', 1)[0])?.[0] ?? ''
}

function withRemark(text, remark) {
  return text.replace('\n', () => `${remark}\n`)
}
