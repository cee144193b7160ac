namespace Robotics.Sim.Engine;

/// <content>The state and what a forward pass computes from it, flat and row by row, in native memory: writable, and valid until the data is disposed.</content>
public sealed partial class MujocoData
{
    /// <summary>Generalised positions [nq].</summary>
    public Span<double> Qpos => arrays[(int)DataArray.qpos].As<double>();

    /// <summary>Generalised velocities [nv].</summary>
    public Span<double> Qvel => arrays[(int)DataArray.qvel].As<double>();

    /// <summary>Activation of actuators with a state [na].</summary>
    public Span<double> Activation => arrays[(int)DataArray.act].As<double>();

    /// <summary>Controls [nu].</summary>
    public Span<double> Ctrl => arrays[(int)DataArray.ctrl].As<double>();

    /// <summary>Generalised accelerations of the last forward pass [nv].</summary>
    public Span<double> Qacc => arrays[(int)DataArray.qacc].As<double>();

    /// <summary>Where the constraint solver starts; part of the state [nv].</summary>
    public Span<double> QaccWarmstart => arrays[(int)DataArray.qacc_warmstart].As<double>();

    /// <summary>Generalised forces that the caller applies, N or N m [nv]. They stay until changed.</summary>
    public Span<double> QfrcApplied => arrays[(int)DataArray.qfrc_applied].As<double>();

    /// <summary>Force then torque that the caller applies at each body's centre of mass, in the world's axes, N and N m [nbody x 6]. They stay until changed.</summary>
    public Span<double> XfrcApplied => arrays[(int)DataArray.xfrc_applied].As<double>();

    /// <summary>Coriolis, centrifugal and gravitational forces, N or N m [nv].</summary>
    public Span<double> QfrcBias => arrays[(int)DataArray.qfrc_bias].As<double>();

    /// <summary>Springs, dampers, fluid, N or N m [nv].</summary>
    public Span<double> QfrcPassive => arrays[(int)DataArray.qfrc_passive].As<double>();

    /// <summary>Forces of the actuators, N or N m [nv].</summary>
    public Span<double> QfrcActuator => arrays[(int)DataArray.qfrc_actuator].As<double>();

    /// <summary>All forces but the constraints', N or N m [nv].</summary>
    public Span<double> QfrcSmooth => arrays[(int)DataArray.qfrc_smooth].As<double>();

    /// <summary>Forces of contacts, limits, friction and equalities, N or N m [nv].</summary>
    public Span<double> QfrcConstraint => arrays[(int)DataArray.qfrc_constraint].As<double>();

    /// <summary>Force of each actuator before its gear, N or N m [nu].</summary>
    public Span<double> ActuatorForce => arrays[(int)DataArray.actuator_force].As<double>();

    /// <summary>Positions of mocap bodies in the world, m [nmocap x 3].</summary>
    public Span<double> MocapPos => arrays[(int)DataArray.mocap_pos].As<double>();

    /// <summary>Orientations of mocap bodies in the world, wxyz [nmocap x 4].</summary>
    public Span<double> MocapQuat => arrays[(int)DataArray.mocap_quat].As<double>();

    /// <summary>Readings of the sensors [nsensordata].</summary>
    public Span<double> SensorData => arrays[(int)DataArray.sensordata].As<double>();

    /// <summary>Origins of the bodies in the world, m [nbody x 3].</summary>
    public Span<double> BodyXpos => arrays[(int)DataArray.xpos].As<double>();

    /// <summary>Orientations of the bodies in the world, wxyz [nbody x 4].</summary>
    public Span<double> BodyXquat => arrays[(int)DataArray.xquat].As<double>();

    /// <summary>Orientations of the bodies in the world, matrices row by row [nbody x 9].</summary>
    public Span<double> BodyXmat => arrays[(int)DataArray.xmat].As<double>();

    /// <summary>Centres of mass in the world, m [nbody x 3].</summary>
    public Span<double> BodyCenterXpos => arrays[(int)DataArray.xipos].As<double>();

    /// <summary>Axes of inertia in the world, matrices row by row [nbody x 9].</summary>
    public Span<double> BodyInertialXmat => arrays[(int)DataArray.ximat].As<double>();

    /// <summary>Anchors of the joints in the world, m [njnt x 3].</summary>
    public Span<double> JointXanchor => arrays[(int)DataArray.xanchor].As<double>();

    /// <summary>Axes of the joints in the world [njnt x 3].</summary>
    public Span<double> JointXaxis => arrays[(int)DataArray.xaxis].As<double>();

    /// <summary>Geoms in the world, m [ngeom x 3].</summary>
    public Span<double> GeomXpos => arrays[(int)DataArray.geom_xpos].As<double>();

    /// <summary>Orientations of the geoms in the world, matrices row by row [ngeom x 9].</summary>
    public Span<double> GeomXmat => arrays[(int)DataArray.geom_xmat].As<double>();

    /// <summary>Sites in the world, m [nsite x 3].</summary>
    public Span<double> SiteXpos => arrays[(int)DataArray.site_xpos].As<double>();

    /// <summary>Orientations of the sites in the world, matrices row by row [nsite x 9].</summary>
    public Span<double> SiteXmat => arrays[(int)DataArray.site_xmat].As<double>();

    /// <summary>Cameras in the world, m [ncam x 3].</summary>
    public Span<double> CameraXpos => arrays[(int)DataArray.cam_xpos].As<double>();

    /// <summary>Orientations of the cameras in the world, matrices row by row [ncam x 9].</summary>
    public Span<double> CameraXmat => arrays[(int)DataArray.cam_xmat].As<double>();

    /// <summary>Centre of mass of each body and all below it in the world, m [nbody x 3].</summary>
    public Span<double> SubtreeCenter => arrays[(int)DataArray.subtree_com].As<double>();

    /// <summary>Angular then linear velocity of each body, in the world's axes about its tree's centre of mass, rad/s and m/s [nbody x 6].</summary>
    public Span<double> BodyCvel => arrays[(int)DataArray.cvel].As<double>();
}
