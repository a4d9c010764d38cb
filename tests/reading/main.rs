//! What readers can count on, proved on the guide of this repository: that each page can be read with a keyboard, a magnifier, a
//! screen reader, in Arabic as in French, in the dark, on paper, without scripts, and on a slow line.
//!
//! One file for each proof. Tools that a machine may lack are in [`support::tools`]: without them a proof is passed over, and says
//! so; `DALIL_BROWSER=required` makes it fail instead.

#[path = "../support/mod.rs"]
mod support;

mod accessibility;
mod arabic;
mod fitting;
mod html;
mod keyboard;
mod mirrored;
mod pages;
mod printed;
mod weight;
mod without_scripts;
