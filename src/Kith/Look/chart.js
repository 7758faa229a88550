import './echarts.js'

const colours = ['#1d70b8', '#0b0c0c', '#00703c', '#912b88', '#b58840']
const patterns = [
  undefined,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  { symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 3] },
  { symbol: 'rect', dashArrayX: [4, 3], dashArrayY: [1, 0] },
]

for (const figure of document.querySelectorAll('[data-chart]')) draw(figure)

/** Draws the bars of a table: a series for each column that says it is one, a group for each row in which one of them holds a number. */
function draw(figure) {
  const table = document.getElementById(figure.dataset.chart)
  const columns = [...table.querySelectorAll('thead th')].map((cell, index) => ({ index, name: cell.dataset.series })).filter(column => column.name)
  const rows = [...table.querySelectorAll('tbody tr')]
    .map(row => ({ name: row.cells[0].textContent.trim(), values: columns.map(column => number(cellAt(row, column.index))) }))
    .filter(row => row.values.some(value => value !== null))
  if (!rows.length) return

  const isNarrow = figure.parentElement.clientWidth < 640
  figure.hidden = false
  figure.classList.add(size(rows.length * Math.max(columns.length, 2)))
  const chart = globalThis.echarts.init(figure, null, { renderer: 'svg' })
  chart.setOption({
    animation: false,
    color: colours,
    textStyle: { fontFamily: 'arial, sans-serif', fontSize: 14, color: '#0b0c0c' },
    aria: { enabled: true, label: { description: `${figure.dataset.title}. The table above holds the same figures.` }, decal: { show: columns.length > 1, decals: patterns.filter(Boolean) } },
    title: { text: figure.dataset.title, textStyle: { fontSize: 16, width: figure.parentElement.clientWidth - 20, overflow: 'break' } },
    legend: { show: columns.length > 1, top: isNarrow ? 44 : 28, type: isNarrow ? 'plain' : 'scroll' },
    grid: { left: 8, right: 48, top: columns.length > 1 ? (isNarrow ? 130 : 70) : 40, bottom: 8, containLabel: true },
    tooltip: { renderMode: 'richText', trigger: 'item' },
    xAxis: { type: 'value', axisLabel: { hideOverlap: true } },
    yAxis: { type: 'category', inverse: true, data: rows.map(row => row.name), axisLabel: { width: isNarrow ? 90 : 220, overflow: 'break' } },
    series: columns.map((column, place) => ({
      type: 'bar',
      name: column.name,
      data: rows.map(row => row.values[place]),
      label: { show: true, position: 'right', formatter: item => (item.value === null || item.value === undefined ? '' : item.value.toLocaleString('en-GB')) },
    })),
  })
  addEventListener('resize', () => chart.resize())
}

function cellAt(row, index) {
  let place = 0
  for (const cell of row.cells) {
    if (place === index) return cell
    place += cell.colSpan
  }
}

function number(cell) {
  const read = cell?.textContent.replace(/,/g, '').match(/^\s*(\d+(\.\d+)?)/)
  return read ? Number(read[1]) : null
}

// The height is a class, because the content security policy allows no inline style.
function size(bars) {
  return bars > 16 ? 'kith-chart--tall' : 'kith-chart--short'
}
