/** Sequence diagram of a run: lifelines, messages, marks, and the writers that draw them. */
package org.pirqscope.diagram;
