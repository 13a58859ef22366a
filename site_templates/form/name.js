// The name of a file, which is its address: typed once, for a new file only.

/** Return a valid name that looks like a text; the same as `slug` in `generator/model/values.py`. */
export function slug(text) {
  const plain = text.normalize('NFKD').replace(/[^\x00-\x7f]/g, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'naam'
}

export function nameControl({ createClass, h }) {
  return createClass({
    render() {
      const { entry, value, onChange, forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props
      const isNew = entry.get('newRecord')
      const name = entry.get('path').replace(/^.*\/|\.yml$/g, '')
      return h('input', {
        id: forID,
        type: 'text',
        className: classNameWrapper,
        value: isNew ? value ?? '' : name,
        disabled: !isNew,
        onChange: event => onChange(event.target.value),
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
      })
    },
  })
}
