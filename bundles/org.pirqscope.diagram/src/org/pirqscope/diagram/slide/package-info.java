/** The calls of a text for a mail on pages that can be projected. */
package org.pirqscope.diagram.slide;
