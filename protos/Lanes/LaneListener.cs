using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Protos.Calls;

namespace Robotics.Protos.Lanes;

/// <summary>Takes the lanes that processes of this user open: at a socket beside the server's own, of mode 0600 like it.</summary>
public sealed class LaneListener : IAsyncDisposable
{
    /// <summary>What the path of the lanes' socket has at its end, after that of the server's.</summary>
    public const string Suffix = ".lanes";

    /// <summary>What a lane begins with: its ticket, so many characters, 128 bits that nobody guesses.</summary>
    public const int TicketLength = 32;

    private const int Waiting = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromMilliseconds(100);

    private readonly LaneDesk _desk;
    private readonly string _path;
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _taking;

    /// <param name="server">Its services: those that <see cref="RegionCalls.AddRegionCalls"/> adds.</param>
    /// <param name="socket">The path of the server's own socket, which this process has.</param>
    /// <exception cref="RoboticsException">Unavailable: the path cannot be listened on; a socket's has at most 107 bytes.</exception>
    public LaneListener(IServiceProvider server, string socket)
    {
        (_desk, _path) = (server.GetRequiredService<LaneDesk>(), socket + Suffix);
        try
        {
            // Whoever has the server's socket has this one: a process before left it behind.
            File.Delete(_path);
            _socket.Bind(new UnixDomainSocketEndPoint(_path));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            _socket.Listen(Waiting);
        }
        catch (Exception e) when (e is SocketException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            _socket.Dispose();
            throw new RoboticsException(ErrorCode.Unavailable, $"{_path} cannot be listened on: {e.Message}", e);
        }

        _desk.IsOpen = true;
        _taking = TakeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _desk.IsOpen = false;
        _socket.Dispose();
        await _taking;
        File.Delete(_path);
    }

    private async Task TakeAsync()
    {
        while (true)
        {
            try
            {
                Socket lane = await _socket.AcceptAsync();
                _ = Task.Run(() => Greet(lane));
            }
            catch (SocketException) when (_desk.IsOpen)
            {
                // No file is left for it, or no memory: others may end.
                await Task.Delay(Pause, TimeProvider.System);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Closed.
                return;
            }
        }
    }

    /// <summary>Reads the ticket; cuts a lane that nobody expects.</summary>
    private void Greet(Socket lane)
    {
        Span<byte> ticket = stackalloc byte[TicketLength];
        try
        {
            lane.ReceiveTimeout = (int)Patience.TotalMilliseconds;
            for (int read = 0, came; read < ticket.Length; read += came)
            {
                came = lane.Receive(ticket[read..]);
                if (came == 0) break;
            }

            lane.ReceiveTimeout = 0;
            if (_desk.Bring(Encoding.ASCII.GetString(ticket), lane)) return;
        }
        catch (SocketException)
        {
            // Gone, or silent.
        }

        lane.Dispose();
    }
}
