import './leaflet.js'

const leaflet = globalThis.L
const pinSize = 32

for (const details of document.querySelectorAll('[data-map]')) {
  const picture = details.querySelector('svg')
  const data = JSON.parse(details.querySelector('script').textContent)
  details.addEventListener('toggle', () => details.open && picture.isConnected && draw(picture, data))
}

/** Puts a map that can be moved in the place of the picture. It knows no more than the page does, and asks nobody. */
function draw(picture, data) {
  const frame = document.createElement('div')
  frame.className = 'kith-map kith-map--live'
  picture.replaceWith(frame)
  const map = leaflet.map(frame, { scrollWheelZoom: false, minZoom: 7, maxZoom: 16, zoomSnap: 0.5, attributionControl: false, fadeAnimation: false, zoomAnimation: false })
  for (const area of data.areas) {
    const outline = leaflet.polygon(area.rings, { className: 'kith-map__area', interactive: false }).addTo(map)
    if (area.isNamed) outline.bindTooltip(area.name, { permanent: true, direction: 'center' })
  }
  map.fitBounds(data.box)
  leaflet.control.scale({ metric: false }).addTo(map)
  const pins = leaflet.layerGroup().addTo(map)
  const place = () => {
    pins.clearLayers()
    for (const marks of together(map, data.marks)) pin(marks).addTo(pins)
    for (const shown of pins.getLayers()) shown.getElement().setAttribute('aria-label', shown.options.title)
  }
  place()
  map.on('zoomend', place)
}

/** Places that would lie upon each other at this zoom stand as one, so that each can be touched. */
function together(map, marks) {
  const groups = []
  for (const mark of marks) {
    const point = map.latLngToLayerPoint(mark.at)
    const near = groups.find(group => Math.abs(group.point.x - point.x) < pinSize && Math.abs(group.point.y - point.y) < pinSize)
    if (near) near.marks.push(mark)
    else groups.push({ point, marks: [mark] })
  }
  return groups.map(group => group.marks)
}

function pin(marks) {
  const numbers = marks.map(mark => mark.number).join(', ')
  const width = 20 + 8 * numbers.length
  const icon = leaflet.divIcon({ className: 'kith-map__pin', html: numbers, iconSize: [width, 28] })
  return leaflet.marker(marks[0].at, { icon, title: `${numbers}: ${marks.map(mark => mark.name).join(', ')}` }).bindPopup(list(marks))
}

function list(marks) {
  const names = document.createElement('ul')
  names.className = 'govuk-list'
  for (const mark of marks) {
    const words = document.createElement(mark.href ? 'a' : 'span')
    words.textContent = mark.name
    if (mark.href) {
      words.href = mark.href
      words.className = 'govuk-link'
    }
    names.append(document.createElement('li'))
    names.lastChild.append(words)
  }
  return names
}
