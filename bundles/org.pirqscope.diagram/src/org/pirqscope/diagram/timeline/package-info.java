/** The timeline of logs as rows of a sequence diagram. */
package org.pirqscope.diagram.timeline;
