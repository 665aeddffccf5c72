/** Trying every interleaving: jobs that search, and widgets that show what they found. */
package org.pirqscope.ui.explore;
