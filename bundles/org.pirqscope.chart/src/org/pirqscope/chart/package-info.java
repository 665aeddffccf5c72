/** Data sets and charts of a run. Paints into images only, so it needs no window system. */
package org.pirqscope.chart;
