/** What Xen's debug keys would print at a moment of a run. */
package org.pirqscope.report.keys;
