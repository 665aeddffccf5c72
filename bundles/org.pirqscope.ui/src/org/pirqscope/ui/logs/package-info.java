/** The lines of logs, as a widget shows them. */
package org.pirqscope.ui.logs;
