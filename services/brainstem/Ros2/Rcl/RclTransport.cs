using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>ROS 2 through its own client library: works with every rmw. Written against Humble's and Jazzy's headers; where no ROS 2 is installed it has only been run against a stand-in.</summary>
internal sealed unsafe partial class RclTransport : ITransport
{
    private readonly ILogger _log;
    private readonly void* _context;
    private readonly void* _initOptions;
    private readonly BlockingCollection<RclEndpoint> _signals = [];
    private readonly Lock _taking = new();
    private readonly Thread _thread;
    private readonly List<RclNode> _nodes = [];
    private bool _disposed;

    /// <param name="libraries">The installation.</param>
    /// <param name="rmw">File name of the middleware's library.</param>
    /// <param name="log">Where trouble is told.</param>
    /// <exception cref="RoboticsException">MissingDependency: a library or function is not there. Engine: rcl did not start.</exception>
    public RclTransport(IRclLibraries libraries, string rmw, ILogger log)
    {
        _log = log;
        Api = new RclApi(libraries, rmw);
        _context = NativeMemory.AllocZeroed(RclTypes.HandleSize);
        _initOptions = NativeMemory.AllocZeroed(RclTypes.HandleSize);
        RclApi.Checked(Api.InitOptionsInit(_initOptions, Api.DefaultAllocator()), "prepare");
        RclApi.Checked(Api.Init(0, null, _initOptions, _context), "start");
        _thread = new Thread(TakeSignalled) { IsBackground = true, Name = "rcl" };
        _thread.Start();
    }

    public string Name => "rcl";

    /// <summary>The graph is the ros2 command's to show.</summary>
    public ImmutableArray<string> Nodes => [];

    public RclApi Api { get; }

    public void* Context => _context;

    /// <summary>The middleware's library as ROS 2 chooses it.</summary>
    /// <param name="variable">Reads the environment.</param>
    public static string RmwLibrary(Func<string, string?> variable) =>
        variable("RMW_IMPLEMENTATION") is { Length: > 0 } chosen ? $"lib{chosen}.so" : "librmw_implementation.so";

    public ITransportNode CreateNode(string space, string name)
    {
        RclNode node = new(this, space, name);
        lock (_nodes) _nodes.Add(node);
        return node;
    }

    /// <summary>Something came, or may have.</summary>
    public void Signal(RclEndpoint endpoint)
    {
        if (!_signals.IsAddingCompleted) _signals.Add(endpoint);
    }

    /// <summary>Does something while nothing is being taken.</summary>
    public void Quiesce(Action action)
    {
        lock (_taking) action();
    }

    public void Forget(RclNode node)
    {
        lock (_nodes) _nodes.Remove(node);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        RclNode[] nodes;
        lock (_nodes) nodes = [.. _nodes];
        foreach (RclNode node in nodes) node.Dispose();
        _signals.CompleteAdding();
        if (Thread.CurrentThread != _thread) _thread.Join();
        _ = Api.Shutdown(_context);
        NativeMemory.Free(_context);
        NativeMemory.Free(_initOptions);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The edge of the transport's thread: one bad sample must not end all subscriptions.")]
    private void TakeSignalled()
    {
        foreach (RclEndpoint endpoint in _signals.GetConsumingEnumerable())
        {
            try
            {
                lock (_taking)
                {
                    // It may have been disposed of, and its handle freed, while this waited.
                    if (!endpoint.Disposed) endpoint.TakeAll();
                }
            }
            catch (Exception e)
            {
                Log.Dropped(_log, e);
            }
        }

        // Here and not in Dispose, which a handler may call from within the enumeration.
        _signals.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A sample was dropped.")]
        public static partial void Dropped(ILogger logger, Exception e);
    }
}
