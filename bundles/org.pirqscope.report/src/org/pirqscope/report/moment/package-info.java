/** Where a reviewer stands in a run, and how far a step, a choice or another version leads from there. */
package org.pirqscope.report.moment;
