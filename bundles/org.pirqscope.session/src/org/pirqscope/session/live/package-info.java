/** The live EMF model of the current moment. The only package in which rows of the machine and EMF objects meet. */
package org.pirqscope.session.live;
