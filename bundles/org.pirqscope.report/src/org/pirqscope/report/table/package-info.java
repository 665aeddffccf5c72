/**
 * The tables that views, command line and exports show: each is described once, as columns over a row of the
 * machine. Knows no EMF, so that the command line starts without it.
 */
package org.pirqscope.report.table;
