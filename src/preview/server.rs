//! The server: where it listens, and a thread for each connection.

use super::State;
use super::connections::Connections;
use super::events::Problem;
use super::exchange::serve;
use crate::render::FileChanges;
use crate::session::SessionSite;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

/// Where the preview listens.
#[derive(Clone, Copy, Debug)]
pub struct ListenAddress {
    /// The loopback address, unless asked otherwise.
    pub ip: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Whether another port will do when this one is taken.
    pub may_move: bool,
}

/// The preview could not listen.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Somebody else listens there.
    #[error("somebody else listens on {0}")]
    Taken(SocketAddr),
    /// Another reason.
    #[error("{0}: {1}")]
    Other(SocketAddr, #[source] std::io::Error),
}

/// A server that shows a site.
#[derive(Debug)]
pub struct Preview {
    state: Arc<State>,
    address: SocketAddr,
}

/// Ports that are tried after the one that was asked for.
const NEXT_PORTS: u16 = 20;
/// How long it waits to accept again after it could not.
const PAUSE: Duration = Duration::from_millis(10);

impl Preview {
    /// Begins to listen.
    pub fn start(address: ListenAddress) -> Result<Self, BindError> {
        let listener = listen(address)?;
        let bound = listener.local_addr().unwrap_or(SocketAddr::new(address.ip, address.port));
        let state = Arc::new(State { hosts: hosts(bound.ip()), ..State::default() });
        let shared = Arc::clone(&state);
        std::thread::spawn(move || accept(&listener, &shared));
        Ok(Self { state, address: bound })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows a site that changed; pages that follow go to `follow`, a path that ends with `/`.
    pub fn update(&self, site: &SessionSite, changes: &FileChanges, follow: Option<&str>) {
        self.state.update(site, changes, follow);
    }

    /// Shows what is wrong, over the last good site.
    pub fn show_problem(&self, problem: &Problem) {
        self.state.show_problem(problem);
    }
}

fn listen(address: ListenAddress) -> Result<TcpListener, BindError> {
    let last =
        if address.may_move && address.port != 0 { address.port.saturating_add(NEXT_PORTS) } else { address.port };
    let mut refused = None;
    for port in address.port..=last {
        let place = SocketAddr::new(address.ip, port);
        match TcpListener::bind(place) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                refused.get_or_insert(BindError::Taken(place));
            }
            Err(error) => return Err(BindError::Other(place, error)),
        }
    }
    Err(refused.unwrap_or(BindError::Taken(SocketAddr::new(address.ip, address.port))))
}

/// The names under which requests may ask for this server.
fn hosts(ip: IpAddr) -> Vec<String> {
    let mut hosts = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned()];
    let own = if ip.is_ipv6() { format!("[{ip}]") } else { ip.to_string() };
    if ip.is_unspecified() {
        // Asked to listen everywhere: phones of the same network ask for an address that is not known here.
        hosts.extend(local_addresses());
    }
    hosts.push(own);
    hosts
}

/// The address that this machine has towards others. No packet is sent: a datagram socket that is "connected" only chooses a route.
fn local_addresses() -> Vec<String> {
    let route = || {
        let socket = std::net::UdpSocket::bind("0.0.0.0:0").ok()?;
        socket.connect("192.0.2.1:9").ok()?;
        Some(socket.local_addr().ok()?.ip().to_string())
    };
    route().into_iter().collect()
}

/// Serves each connection on a thread of its own: a client that is slow holds up nobody but itself.
fn accept(listener: &TcpListener, state: &Arc<State>) {
    let connections = Arc::new(Connections::default());
    loop {
        let Ok((socket, client)) = listener.accept() else {
            connections.make_room();
            std::thread::sleep(PAUSE);
            continue;
        };
        let connection = connections.admit(socket, client.ip());
        let state = Arc::clone(state);
        // Without a thread left the connection is closed, and the browser asks again. A client that went away needs no answer.
        let _ = std::thread::Builder::new().spawn(move || {
            let _ = serve(&connection, &state);
        });
    }
}
