//! The connections that are open, and how many may be.
//!
//! Who comes is let in; where there is no room, whoever asked for nothing for the longest time has to go. So those who hold on to connections, on purpose or
//! because they were forgotten, keep nobody out.

use std::collections::BTreeMap;
use std::net::{IpAddr, Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// The most connections; each has a thread. Some systems allow a program 256 files.
const MAX_OPEN: usize = 192;
/// The most connections of one client: a browser opens six. All programs of this machine are one client.
const MAX_OF_CLIENT: usize = 128;

/// All connections that are open.
#[derive(Debug, Default)]
pub struct Connections(Mutex<Table>);

#[derive(Debug, Default)]
struct Table {
    next: u64,
    open: BTreeMap<u64, Entry>,
}

#[derive(Debug)]
struct Entry {
    client: IpAddr,
    socket: Arc<TcpStream>,
    /// When it was opened, or asked for something the last time.
    asked: Instant,
    /// Whether it is a stream of events, which asks for nothing more: of these `Tabs` allows so many.
    is_stream: bool,
}

/// A connection that was let in; it counts until this is dropped.
#[derive(Debug)]
pub struct Connection {
    all: Arc<Connections>,
    number: u64,
    socket: Arc<TcpStream>,
}

impl Connections {
    /// Lets a client in.
    pub fn admit(self: &Arc<Self>, socket: TcpStream, client: IpAddr) -> Connection {
        let socket = Arc::new(socket);
        let mut table = self.lock();
        if table.open.values().filter(|entry| entry.client == client).count() >= MAX_OF_CLIENT {
            table.close_one(|entry| entry.client == client);
        } else if table.open.len() >= MAX_OPEN {
            table.close_one(|_| true);
        }
        let number = table.next;
        table.next += 1;
        let entry = Entry { client, socket: Arc::clone(&socket), asked: Instant::now(), is_stream: false };
        table.open.insert(number, entry);
        Connection { all: Arc::clone(self), number, socket }
    }

    /// Closes a connection, as the system has no room for more.
    pub fn make_room(&self) {
        self.lock().close_one(|_| true);
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    /// Closes the connection among those that `choose` chooses that asked for nothing for the longest time.
    fn close_one(&mut self, choose: impl Fn(&Entry) -> bool) {
        let chosen = self.open.iter().filter(|(_, entry)| choose(entry));
        let longest = chosen.min_by_key(|(_, entry)| (entry.is_stream, entry.asked)).map(|(number, _)| *number);
        if let Some(entry) = longest.and_then(|number| self.open.remove(&number)) {
            // Wakes its thread, which ends; if the client is gone already, it does so too.
            let _ = entry.socket.shutdown(Shutdown::Both);
        }
    }
}

impl Connection {
    /// Where it is read from and written to.
    pub fn socket(&self) -> &TcpStream {
        &self.socket
    }

    /// It asks for something.
    pub fn is_asked(&self) {
        self.change(|entry| entry.asked = Instant::now());
    }

    /// It is a stream of events from now on.
    pub fn is_stream(&self) {
        self.change(|entry| entry.is_stream = true);
    }

    /// It was answered for the last time: it gives way before all that still ask.
    pub fn is_done(&self) {
        self.change(|entry| entry.is_stream = false);
    }

    fn change(&self, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.all.lock().open.get_mut(&self.number) {
            change(entry);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.all.lock().open.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;
    use std::net::{Ipv4Addr, TcpListener};

    /// Lets in a client at this address; returns its end, and the place that it has.
    fn admit(all: &Arc<Connections>, listener: &TcpListener, address: u8) -> (TcpStream, Connection) {
        let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        client.set_nonblocking(true).unwrap();
        let (socket, _) = listener.accept().unwrap();
        (client, all.admit(socket, Ipv4Addr::new(10, 0, 0, address).into()))
    }

    fn is_open((client, _): &(TcpStream, Connection)) -> bool {
        client.peek(&mut [0]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    }

    /// Which of its connections a client loses that opens one too many; the first may be a stream.
    fn lost(first_is_stream: bool) -> Vec<usize> {
        let (all, listener) = (Arc::default(), TcpListener::bind("127.0.0.1:0").unwrap());
        let other = admit(&all, &listener, 1);
        let mut own = vec![admit(&all, &listener, 2)];
        if first_is_stream {
            own[0].1.is_stream();
        }
        own.extend((0..MAX_OF_CLIENT).map(|_| admit(&all, &listener, 2)));
        assert!(is_open(&other), "another client's stays");
        (0..own.len()).filter(|index| !is_open(&own[*index])).collect()
    }

    #[test]
    fn who_opens_too_many_loses_the_one_that_asked_longest_ago_and_streams_last() {
        assert_eq!(lost(false), [0]);
        assert_eq!(lost(true), [1]);
    }
}
