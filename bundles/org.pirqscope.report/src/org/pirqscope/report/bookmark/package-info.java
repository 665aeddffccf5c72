/** The reviewer's bookmarks, as the steps of a run that they stand at. */
package org.pirqscope.report.bookmark;
