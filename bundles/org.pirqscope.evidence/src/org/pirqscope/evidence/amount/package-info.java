/** What patches amount to in the model: the calls that they touch, and the columns of the version tables. */
package org.pirqscope.evidence.amount;
