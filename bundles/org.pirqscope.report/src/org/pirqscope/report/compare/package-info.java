/** Two runs beside one another: aligned by call, where they part, by which rule, and what is different at the end. */
package org.pirqscope.report.compare;
