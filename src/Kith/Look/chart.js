import './echarts.js'

const colours = ['#1d70b8', '#0b0c0c', '#00703c', '#912b88', '#b58840']
const decals = [
  { symbol: 'none' },
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
    .map(row => ({ name: row.cells[0].textContent.trim(), isOwn: 'own' in row.dataset, values: columns.map(column => number(cellAt(row, column.index))) }))
    .filter(row => row.values.some(value => value !== null))
  if (!rows.length) return

  figure.hidden = false
  // A class, because the content security policy allows no inline style.
  figure.classList.add(rows.length * Math.max(columns.length, 2) > 16 ? 'kith-chart--tall' : 'kith-chart--short')
  const chart = globalThis.echarts.init(figure, null, { renderer: 'svg' })
  const fit = () => {
    chart.resize()
    chart.setOption(options(figure.dataset.title, columns, rows, figure.clientWidth))
  }
  fit()
  addEventListener('resize', fit)
}

function options(title, columns, rows, width) {
  const isNarrow = width < 640
  const isOne = columns.length === 1
  return {
    animation: false,
    color: colours,
    textStyle: { fontFamily: 'arial, sans-serif', fontSize: 14, color: '#0b0c0c' },
    aria: { enabled: true, label: { description: `${title}. The table above holds the same figures.` }, decal: { show: !isOne, decals } },
    title: { text: title, textStyle: { fontSize: 16, width, overflow: 'break' } },
    legend: { show: !isOne, top: isNarrow ? 48 : 28, left: 0, textStyle: { fontSize: 14 } },
    grid: { left: 8, right: 56, top: isOne ? (isNarrow ? 60 : 40) : isNarrow ? 160 : 70, bottom: 8, containLabel: true },
    tooltip: { renderMode: 'richText', trigger: 'item' },
    xAxis: { type: 'value', axisLabel: { fontSize: 14, hideOverlap: true, color: '#0b0c0c' } },
    yAxis: { type: 'category', inverse: true, data: rows.map(row => row.name), axisLabel: { fontSize: 14, color: '#0b0c0c', lineHeight: 18, width: isNarrow ? 90 : 220, overflow: 'break', interval: 0 } },
    series: columns.map((column, place) => ({
      type: 'bar',
      name: column.name,
      data: rows.map(row => ({ value: row.values[place] ?? '-', itemStyle: row.isOwn ? { color: '#0b0c0c' } : undefined })),
      label: { show: true, position: 'right', formatter: item => (typeof item.value === 'number' ? item.value.toLocaleString('en-GB') : '') },
    })),
  }
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
