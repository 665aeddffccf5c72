/** A run as one file for a browser: the diagram, its steps with keys, tables, decoded messages, findings. */
package org.pirqscope.diagram.page;
