//! The program `dalil`. All of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    dalil::cli::run(std::env::args_os())
}
