using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Robotics.Host.Security;
using Robotics.Protos.Calls;

namespace Robotics.Host.Serving;

/// <summary>Where a process answers: a Unix socket that only its user may open, or an address with a port.</summary>
internal sealed record ServiceAddress
{
    private ServiceAddress(string text, string? socket, IPEndPoint? endPoint) => (Text, Socket, EndPoint) = (text, socket, endPoint);

    public string Text { get; }

    /// <summary>The socket's path; null for an address with a port.</summary>
    public string? Socket { get; }

    public IPEndPoint? EndPoint { get; }

    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLocal => EndPoint is null || IPAddress.IsLoopback(EndPoint.Address);

    /// <exception cref="RoboticsException">InvalidArgument: no such address.</exception>
    public static ServiceAddress Parse(string text)
    {
        if (text.StartsWith(RegionChannel.UnixPrefix, StringComparison.Ordinal) && text.Length > RegionChannel.UnixPrefix.Length)
            return new(text, Path.GetFullPath(text[RegionChannel.UnixPrefix.Length..]), null);
        return IPEndPoint.TryParse(text.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), out IPEndPoint? parsed)
            ? new(text, null, parsed)
            : throw RoboticsException.Invalid("The address to serve on", $"'{text}'", "an IP address with a port, e.g. 127.0.0.1:0, or unix:/path");
    }

    /// <summary>The address with its port.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: it is a socket.</exception>
    public IPEndPoint Port() => EndPoint ?? throw RoboticsException.Invalid("The address", $"'{Text}'", "an IP address with a port");

    /// <param name="options">The server's.</param>
    /// <param name="certificates">Callers at a port must show one of the same authority; null for a port without certificates.</param>
    public void Listen(KestrelServerOptions options, CertificateFolder? certificates)
    {
        if (EndPoint is not null)
        {
            options.Listen(EndPoint, listen =>
            {
                Http2(listen);
                if (certificates is not null) listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(certificates.ForCallers()) });
            });
            return;
        }

        RemoveIfAbandoned(Socket!);
        options.ListenUnixSocket(Socket!, Http2);
    }

    /// <summary>Lets only the user of this process open the socket.</summary>
    public void Protect()
    {
        if (Socket is not null && !OperatingSystem.IsWindows()) File.SetUnixFileMode(Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void Http2(ListenOptions listen) => listen.Protocols = HttpProtocols.Http2;

    // A server that was killed leaves its socket behind, on which nobody answers.
    private static void RemoveIfAbandoned(string path)
    {
        if (!File.Exists(path)) return;
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
        }
        catch (SocketException)
        {
            // Somebody else's: listening on it says what is wrong.
        }
    }
}
