/**
 * What is open, where the reviewer stands in its run, and who is told when that changes. Knows no toolkit and no
 * thread.
 */
package org.pirqscope.session;
