using System.Net.Sockets;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Robotics.Protos.Calls;

/// <summary>The connection to a region in another process. Thread-safe; connects at the first call, and again after a loss.</summary>
public sealed class RegionChannel : IDisposable
{
    /// <summary>Prefix of an address that is a Unix socket's path.</summary>
    public const string UnixPrefix = "unix:";

    private const string PlainPrefix = "http://";

    private readonly GrpcChannel _channel;

    /// <param name="region">The region's name, for messages.</param>
    /// <param name="address"><c>unix:/path</c>, or <c>host:port</c>, with or without <c>http://</c> before it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="RoboticsException">InvalidArgument: no such address. Forbidden: a token would be sent in clear to another machine.</exception>
    public RegionChannel(string region, string address, RegionChannelOptions? options = null)
    {
        Options = options ?? new RegionChannelOptions();
        Peer = $"the {region} at {address}";
        SocketsHttpHandler handler = new() { EnableMultipleHttp2Connections = true, UseProxy = false, ConnectTimeout = Options.ConnectTimeout };
        Uri uri = UriOf(region, address);
        string? socket = null;
        if (address.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            socket = address[UnixPrefix.Length..];
            handler.ConnectCallback = (_, ct) => ConnectAsync(socket, ct);
        }
        else if (Options.Security?.Tls is { } tls)
        {
            handler.SslOptions = tls(region);
            uri = new UriBuilder(uri) { Scheme = Uri.UriSchemeHttps }.Uri;
        }
        else if (Options.Security?.OperatorToken is not null && !uri.IsLoopback)
        {
            throw new RoboticsException(ErrorCode.Forbidden, $"{Peer} is on another machine, and there are no certificates (security.certificates): the operator's token is not sent in clear.");
        }

        _channel = GrpcChannel.ForAddress(uri, new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MessageLimits.Bytes,
            MaxSendMessageSize = MessageLimits.Bytes,
        });
        Calls = _channel.Intercept(new CallInterceptor(Peer, socket, Options));
    }

    /// <summary>Who answers, for messages.</summary>
    public string Peer { get; }

    internal RegionChannelOptions Options { get; }

    /// <summary>Calls with a deadline, whose errors are the program's own.</summary>
    internal CallInvoker Calls { get; }

    public void Dispose() => _channel.Dispose();

    private static Uri UriOf(string region, string address)
    {
        if (address.StartsWith(UnixPrefix, StringComparison.Ordinal) && address.Length > UnixPrefix.Length) return new Uri("http://localhost");
        string plain = address.StartsWith(PlainPrefix, StringComparison.Ordinal) ? address : PlainPrefix + address;
        return Uri.TryCreate(plain, UriKind.Absolute, out Uri? uri) && uri.Port > 0 && address.Contains(':', StringComparison.Ordinal)
            ? uri
            : throw RoboticsException.Invalid($"The address of the {region}", $"'{address}'", "unix:/path, or host:port");
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken ct)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
