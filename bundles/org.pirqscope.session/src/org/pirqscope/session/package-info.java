/** Where the reviewer stands in a run, and who is told when that changes. Knows no toolkit and no thread. */
package org.pirqscope.session;
