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
