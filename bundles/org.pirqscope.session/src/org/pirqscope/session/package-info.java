/** Where the reviewer stands in a run, and the EMF model of that moment. */
package org.pirqscope.session;
