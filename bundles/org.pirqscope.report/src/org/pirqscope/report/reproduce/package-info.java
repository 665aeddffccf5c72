/** How a simulated run can be brought about on a real stack. */
package org.pirqscope.report.reproduce;
