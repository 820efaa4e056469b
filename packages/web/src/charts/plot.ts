/** The part of Observable Plot that the charts use: what a chart fetches when it is looked at. */
export { areaY, barX, dot, gridY, lineY, link, plot, ruleX, ruleY, text } from "@observablehq/plot";
