/** Where to stop in a run: breakpoints as values, read from text, found forwards and backwards. */
package org.pirqscope.report.breakpoint;
