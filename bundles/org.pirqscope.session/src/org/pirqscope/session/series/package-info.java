/** Numbers over the steps of a run, for charts. */
package org.pirqscope.session.series;
