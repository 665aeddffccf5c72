/** What the lines of several sources tell, in one order as far as it is known. */
package org.pirqscope.evidence.timeline;
